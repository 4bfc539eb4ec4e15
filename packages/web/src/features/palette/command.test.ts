import { describe, expect, it } from 'vitest';

import { findCommands, findTypedTraceId, type PaletteCommand, toTraceIdStart } from './command.ts';

function createCommand(label: string, fields: Partial<PaletteCommand> = {}): PaletteCommand {
  return { id: label, group: 'Go to', label, run() {}, ...fields };
}

const COMMANDS = [
  createCommand('All experiments'),
  createCommand('Traces', { note: 'support bot' }),
  createCommand('Dark theme', { group: 'Theme', words: 'night' }),
  createCommand('Experiment traces'),
  createCommand('Hide the cost', { group: 'Columns', isQuiet: true }),
];

const find = (typed: string, more: readonly PaletteCommand[] = []) =>
  findCommands([...more, ...COMMANDS], typed).map(({ label }) => label);

describe('findCommands', () => {
  it('should give all of them for nothing, in groups, but those that are asked for by name', () => {
    expect(find('  ')).toEqual(['All experiments', 'Traces', 'Experiment traces', 'Dark theme']);
    expect(find('cost')).toEqual(['Hide the cost']);
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

  it('should put what the server found below what is here, whenever it comes', () => {
    const found = createCommand('support ticket 7', { group: 'Traces', place: 'last' });
    const search = createCommand('Search for it', { group: 'Search', place: 'after' });
    const open = createCommand('Open it', { group: 'Open', place: 'first' });
    expect(find('dark', [found, search, open])).toEqual(['Open it', 'Dark theme', 'Search for it', 'support ticket 7']);
  });
});

describe('findTypedTraceId', () => {
  const HEX = '0123456789abcdef0123456789ABCDEF';

  it('should know an id with and without its prefix, and wherever it was copied from', () => {
    const id = `tr-${HEX.toLowerCase()}`;
    expect(findTypedTraceId(` ${HEX} `)).toBe(id);
    expect(findTypedTraceId(`tr-${HEX}`)).toBe(id);
    expect(findTypedTraceId(`http://127.0.0.1:5000/experiments/0/traces/tr-${HEX}?view=chat`)).toBe(id);
    expect(findTypedTraceId(`00-${HEX}-0123456789abcdef-01`)).toBe(id);
    expect(findTypedTraceId(HEX.slice(1))).toBeUndefined();
    expect(findTypedTraceId(`${HEX}0`)).toBeUndefined();
  });

  it('should take the beginning of one for what it may be', () => {
    expect(toTraceIdStart('TR-0123')).toBe('tr-0123');
    expect(toTraceIdStart('0123aB')).toBe('tr-0123ab');
    expect(toTraceIdStart('012')).toBeUndefined();
    expect(toTraceIdStart('feed me')).toBeUndefined();
  });
});
