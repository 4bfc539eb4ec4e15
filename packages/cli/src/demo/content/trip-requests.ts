import type { Attributes } from '../stage/demo-trace.ts';

/** One call of a tool, as the model asked for it and as it ended. */
export interface TripToolCall {
  readonly name: string;
  readonly input: Attributes;
  readonly output: Attributes;
  readonly takesMs: number;
}

/** A request to the trip planner: tools in rounds, those of one round at the same time. */
export interface TripRequest {
  readonly prompt: string;
  readonly rounds: readonly (readonly TripToolCall[])[];
  readonly answer: string;
  readonly userId: string;
  /** `streamText` instead of `generateText`. */
  readonly isStream?: boolean;
}

export const TRIP_SYSTEM_PROMPT =
  'You plan train journeys in Europe. Always check connections and weather with the tools before you recommend anything.';

export const TRIP_TOOLS = [
  {
    type: 'function',
    name: 'findTrains',
    description: 'Connections between two cities on a day',
    inputSchema: {
      type: 'object',
      properties: { from: { type: 'string' }, to: { type: 'string' }, date: { type: 'string' } },
    },
  },
  {
    type: 'function',
    name: 'getWeather',
    description: 'Forecast for a city',
    inputSchema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
  {
    type: 'function',
    name: 'bookSeat',
    description: 'Reserves a seat, to be confirmed by the traveller',
    inputSchema: { type: 'object', properties: { train: { type: 'string' }, class: { type: 'integer' } } },
  },
] as const;

export const TRIP_REQUESTS: readonly TripRequest[] = [
  {
    prompt: 'Vienna to Ljubljana on Saturday morning, and will I need a rain jacket?',
    rounds: [
      [
        {
          name: 'findTrains',
          input: { from: 'Wien Hbf', to: 'Ljubljana', date: 'saturday' },
          output: { connections: [{ train: 'EC 151', departs: '07:58', arrives: '13:57', priceEur: 39.9 }] },
          takesMs: 840,
        },
        { name: 'getWeather', input: { city: 'Ljubljana' }, output: { maxC: 14, rainProbability: 0.7 }, takesMs: 220 },
      ],
    ],
    answer:
      'Take the EC 151 at 07:58: it arrives in Ljubljana at 13:57 and starts at 39.90 €. With a 70 % chance of rain, yes, pack the jacket.',
    userId: 'traveller-17',
  },
  {
    prompt: 'I want to be in Marseille by 6 pm tomorrow, coming from Zürich. First class please, and book it.',
    rounds: [
      [
        {
          name: 'findTrains',
          input: { from: 'Zürich HB', to: 'Marseille St-Charles', date: 'tomorrow' },
          output: {
            connections: [
              { train: 'TGV 9218 + TGV 6117', departs: '09:34', arrives: '16:46', changes: 1, priceEur: 148 },
              { train: 'IC 711 + TGV 6849', departs: '10:03', arrives: '18:41', changes: 1, priceEur: 96 },
            ],
          },
          takesMs: 1130,
        },
      ],
      [
        {
          name: 'bookSeat',
          input: { train: 'TGV 9218 + TGV 6117', class: 1 },
          output: { reservation: 'QX7T2P', status: 'held', until: '20 minutes' },
          takesMs: 460,
        },
      ],
    ],
    answer:
      'Held for you: TGV 9218 at 09:34, change in Paris, arriving in Marseille at 16:46 in first class for 148 €. Confirm reservation QX7T2P within 20 minutes.',
    userId: 'traveller-4',
  },
  {
    prompt: 'Is it quicker to go from Milan to Munich over the Brenner or through Zürich?',
    rounds: [
      [
        {
          name: 'findTrains',
          input: { from: 'Milano Centrale', to: 'München Hbf', date: 'today' },
          output: {
            connections: [
              { via: 'Brenner', duration: '7 h 24 min' },
              { via: 'Zürich', duration: '7 h 02 min' },
            ],
          },
          takesMs: 990,
        },
      ],
    ],
    answer:
      'Through Zürich is 22 minutes quicker today (7 h 02 min), but the Brenner route has the better views and one change less.',
    userId: 'traveller-17',
  },
  {
    prompt: 'My train was cancelled in Verona. How do I get to Basel tonight? 😩',
    rounds: [
      [
        {
          name: 'findTrains',
          input: { from: 'Verona Porta Nuova', to: 'Basel SBB', date: 'today' },
          output: {
            connections: [{ train: 'EC 326', departs: '18:32', arrives: '23:28', via: 'Milano', priceEur: 84 }],
          },
          takesMs: 1410,
        },
      ],
    ],
    answer:
      'Breathe: there is one more. EC 326 leaves Verona at 18:32 and reaches Basel at 23:28, with a change in Milan. Your old ticket is valid on it; ask the conductor to note the cancellation.',
    userId: 'traveller-88',
    isStream: true,
  },
  {
    prompt: 'Write me three sentences about the Semmering railway for my travel blog.',
    rounds: [],
    answer:
      'Long before anyone had built a locomotive that could climb it, Carl von Ghega drew a line over the Semmering: sixteen viaducts, fourteen tunnels, and not a single straight answer to the mountain. The train still leans through his curves at a pace that lets you count the pines. Sit on the left going south, and keep the camera ready for the Kalte Rinne.',
    userId: 'traveller-17',
    isStream: true,
  },
];
