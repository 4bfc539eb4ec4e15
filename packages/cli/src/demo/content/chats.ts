/** A conversation with a model, nothing else around it. */
export interface Chat {
  readonly model: 'gpt5Mini' | 'sonnet' | 'flash';
  readonly userId: string;
  readonly system: string;
  readonly turns: readonly { readonly user: string; readonly answer: string; readonly reasoning?: string }[];
}

export const CHATS: readonly Chat[] = [
  {
    model: 'gpt5Mini',
    userId: 'priya',
    system: 'You are a patient senior engineer. Answer with one recommendation and its reason.',
    turns: [
      {
        user: 'Our nightly job loads 3 million rows with one INSERT each. What should I change first?',
        reasoning:
          'One statement per row: round trips and a commit each. Batching inside one transaction is the first order effect; COPY is faster still but depends on the database. Recommend transaction plus multi-row insert, mention COPY.',
        answer:
          'Put the rows into transactions of about 5,000 and insert several hundred per statement. Almost all of the time goes into commits and round trips, not into the rows; expect a factor of 50 or more. On PostgreSQL, COPY is the next step after that.',
      },
      {
        user: 'It is SQLite. Does the advice change?',
        reasoning:
          'No network, so round trips are cheap; fsync per commit dominates. Prepared statement in one transaction.',
        answer:
          'The order does: there is no network, so the commit is everything. Keep one prepared statement, wrap the whole load in a single transaction, and create the indexes afterwards.',
      },
    ],
  },
  {
    model: 'sonnet',
    userId: 'omar',
    system: 'You translate product texts. Keep the tone, keep the emoji, never translate names.',
    turns: [
      {
        user: 'Arabic, please: “Meet Lofoten 2P 🏕️ — the tent that pitches in ninety seconds and shrugs off a storm.”',
        answer: 'تعرّفوا على Lofoten 2P 🏕️ — الخيمة التي تُنصب في تسعين ثانية ولا تأبه بالعاصفة.',
      },
      {
        user: 'And Korean and Hindi?',
        answer:
          '한국어: Lofoten 2P를 만나 보세요 🏕️ — 90초 만에 설치되고 폭풍에도 끄떡없는 텐트입니다.\nहिन्दी: मिलिए Lofoten 2P से 🏕️ — ऐसा टेंट जो नब्बे सेकंड में लग जाता है और तूफ़ान की परवाह नहीं करता।',
      },
    ],
  },
  {
    model: 'flash',
    userId: 'lena',
    system: 'Extract the invoice as JSON with the keys supplier, date, lines and totalEur. Answer with JSON only.',
    turns: [
      {
        user: 'Rechnung Nr. 2026-1147, Seilerei Brandt GmbH, 14.11.2026\n4 × Kletterseil 60 m à 129,90 €\n10 × Karabiner HMS à 14,50 €\nSumme 664,60 € inkl. MwSt.',
        answer:
          '{"supplier":"Seilerei Brandt GmbH","date":"2026-11-14","lines":[{"item":"Kletterseil 60 m","quantity":4,"unitEur":129.9},{"item":"Karabiner HMS","quantity":10,"unitEur":14.5}],"totalEur":664.6}',
      },
    ],
  },
  {
    model: 'gpt5Mini',
    userId: 'tomás',
    system: 'You review pull requests. Be specific, be kind, skip what a formatter would fix.',
    turns: [
      {
        user: 'async function total(ids) {\n  let sum = 0;\n  ids.forEach(async (id) => { sum += await price(id); });\n  return sum;\n}',
        reasoning:
          'forEach does not await; returns 0. Also sequential vs parallel. Promise.all + reduce. Race on sum += await too.',
        answer:
          'This always returns 0: `forEach` does not wait for its callbacks. Collect the prices with `await Promise.all(ids.map(price))` and add them up afterwards; that also avoids reading `sum` before an `await` and writing it after.',
      },
    ],
  },
  {
    model: 'sonnet',
    userId: 'priya',
    system: 'You are a patient senior engineer. Answer with one recommendation and its reason.',
    turns: [
      {
        user: 'Tabs or spaces? 🙃',
        answer:
          'Whatever the formatter of the project says. Then nobody has to have an opinion, which is the whole advantage.',
      },
      {
        user: 'And without a formatter?',
        answer: 'Then add one; that is the recommendation. It ends this question and forty others.',
      },
    ],
  },
];
