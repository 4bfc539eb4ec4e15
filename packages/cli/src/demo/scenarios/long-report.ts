import type { Source } from '../stage/demo-trace.ts';
import { CHAT_MODELS, playChat } from '../stage/play-chat.ts';
import type { SeededRandom } from '../stage/seeded-random.ts';
import type { Scenario } from './scenario.ts';

const SOURCE: Source = { service: 'report-writer', scope: 'opentelemetry.instrumentation.genai' };
const WEEKS = 52;
const REGIONS = ['Alps', 'Nordics', 'Pyrenees', 'Carpathians', 'Highlands'] as const;
const REMARKS = [
  'Rain jackets carried the week; tents were quiet.',
  'A storm warning doubled the visits to the page about pegs, and sold most of them.',
  'Boots came back in size 43: the last is too narrow, as the returns say in their own words.',
  'The campaign in the Alps paid for itself on the second day.',
  'Stock of the Lofoten tent ran out on Thursday; 61 people asked to be told when it is back.',
] as const;

/** A very long answer: about 60,000 characters of Markdown with tables. */
export const playLongReport: Scenario = ({ random, openStage }) => {
  const stage = openStage(SOURCE);
  playChat(stage, {
    model: { ...CHAT_MODELS.flash, msPerToken: 2 },
    system: 'You write the annual report from weekly figures. Markdown, one section per week.',
    turns: [{ role: 'user', text: 'Write the full report for the year. Leave nothing out.' }],
    answer: ['# Sales report', ...Array.from({ length: WEEKS }, (_, week) => writeWeek(random, week + 1))].join('\n\n'),
    isStream: true,
  });
  return [stage.finish()];
};

function writeWeek(random: SeededRandom, week: number): string {
  const rows = REGIONS.map((region) => {
    const orders = random.between(180, 2400);
    return `| ${region} | ${orders} | ${(orders * random.between(48, 131)).toLocaleString('en')} € | ${random.between(2, 14)} % |`;
  });
  const remarks = Array.from({ length: 8 }, () => random.pick(REMARKS)).join(' ');
  return [`## Week ${week}`, '| Region | Orders | Revenue | Returns |\n|---|--:|--:|--:|', ...rows, remarks].join('\n');
}
