import { describe, expect, it } from 'vitest';

import { findCommands, findTypedTraceId, type PaletteCommand } from './command.ts';

function createCommand(label: string, fields: Partial<PaletteCommand> = {}): PaletteCommand {
  return { id: label, group: 'Go to', label, run() {}, ...fields };
}

const COMMANDS = [
  createCommand('All experiments'),
  createCommand('Traces', { note: 'support bot' }),
  createCommand('Dark theme', { group: 'Theme', words: 'night' }),
  createCommand('Experiment traces'),
];

const find = (typed: string) => findCommands(COMMANDS, typed).map(({ label }) => label);

describe('findCommands', () => {
  it('should give all of them for nothing', () => {
    expect(find('  ')).toHaveLength(4);
  });

  it('should put first what begins with the text', () => {
    expect(find('traces')).toEqual(['Traces', 'Experiment traces']);
    expect(find('EXP')).toEqual(['Experiment traces', 'All experiments']);
  });

  it('should look at notes, groups and further words, each word by itself', () => {
    expect(find('bot trace')).toEqual(['Traces']);
    expect(find('theme night')).toEqual(['Dark theme']);
    expect(find('nothing')).toEqual([]);
  });
});

describe('findTypedTraceId', () => {
  const HEX = '0123456789abcdef0123456789ABCDEF';

  it('should know an id with and without its prefix', () => {
    const id = `tr-${HEX.toLowerCase()}`;
    expect(findTypedTraceId(` ${HEX} `)).toBe(id);
    expect(findTypedTraceId(`tr-${HEX}`)).toBe(id);
    expect(findTypedTraceId(HEX.slice(1))).toBeUndefined();
  });
});
