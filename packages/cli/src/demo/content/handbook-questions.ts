/** A passage of the staff handbook, as the vector store returns it. */
export interface Passage {
  readonly id: string;
  readonly score: number;
  readonly content: string;
}

export interface HandbookQuestion {
  readonly question: string;
  readonly passages: readonly Passage[];
  readonly answer: string;
  /** What an online judge said about the answer. */
  readonly groundedness: number;
}

export const HANDBOOK_QUESTIONS: readonly HandbookQuestion[] = [
  {
    question: 'How many days of parental leave do I get, and when must I tell you?',
    passages: [
      {
        id: 'handbook#4.2',
        score: 0.87,
        content: 'Parental leave: up to 14 months per child, shared between the parents as they like.',
      },
      {
        id: 'handbook#4.3',
        score: 0.82,
        content: 'Tell your lead and people@ seven weeks before it begins; three weeks suffice for the second parent.',
      },
      {
        id: 'handbook#6.1',
        score: 0.41,
        content: 'Holiday: 30 days a year; unused days move to March of the next year.',
      },
    ],
    answer:
      'You and the other parent share up to 14 months per child [handbook#4.2]. Tell your lead and people@ seven weeks ahead, three if you are the second parent [handbook#4.3].',
    groundedness: 0.98,
  },
  {
    question: 'May I expense a train ticket in first class?',
    passages: [
      {
        id: 'travel#2',
        score: 0.9,
        content: 'Trains before planes. First class is fine for journeys over four hours.',
      },
      {
        id: 'travel#5',
        score: 0.63,
        content: 'Upload receipts within 30 days; the card statement alone is not a receipt.',
      },
    ],
    answer: 'Yes, if the journey takes more than four hours [travel#2]. Upload the receipt within 30 days [travel#5].',
    groundedness: 0.95,
  },
  {
    question: 'What is our policy on using customer data to train models?',
    passages: [
      {
        id: 'security#9',
        score: 0.58,
        content: 'Customer data stays in the region of the contract. Exports need a ticket and an owner.',
      },
      { id: 'handbook#1.1', score: 0.33, content: 'We are a shop for people who like it better outside.' },
    ],
    answer:
      'The handbook does not say. The closest rule is that customer data stays in the region of the contract [security#9]; please ask security@ before you use any.',
    groundedness: 0.74,
  },
  {
    question: 'Who approves a new laptop? 💻',
    passages: [
      {
        id: 'it#3',
        score: 0.93,
        content:
          'Laptops are replaced after three years, or when repair costs more than half. The lead approves in the portal.',
      },
    ],
    answer:
      'Your lead, in the IT portal. It is due after three years, or when a repair would cost more than half of a new one [it#3].',
    groundedness: 0.99,
  },
  {
    question: 'Can I bring my dog to the office on Fridays?',
    passages: [
      {
        id: 'office#7',
        score: 0.84,
        content: 'Dogs are welcome on every day if all who share the room agree. Not in the warehouse.',
      },
      { id: 'office#2', score: 0.38, content: 'The office is open from 7:00 to 20:00; on Fridays until 18:00.' },
    ],
    answer:
      'Yes, on Fridays as on any day, if everyone in your room agrees; only the warehouse is off limits [office#7].',
    groundedness: 0.97,
  },
];
