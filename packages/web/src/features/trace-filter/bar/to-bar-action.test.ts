import { describe, expect, it } from 'vitest';

import type { Suggestion } from './list-suggestions.ts';
import { type BarState, toBarAction } from './to-bar-action.ts';

const line = (id: string): Suggestion => ({ id, group: '', label: id, text: id, caret: 0, isComplete: false });
const press = (key: string, state: Partial<BarState> = {}, modifiers = {}) =>
  toBarAction(
    { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...modifiers },
    { text: 'sta', isListShown: true, chosen: undefined, first: line('status'), ...state },
  );

describe('toBarAction', () => {
  it('should search on Enter unless a line is chosen', () => {
    expect(press('Enter')).toEqual({ kind: 'search' });
    expect(press('Enter', { chosen: line('name') })).toMatchObject({ kind: 'choose', suggestion: { id: 'name' } });
    expect(press('Enter', { chosen: line('name'), isListShown: false })).toEqual({ kind: 'search' });
  });

  it('should complete on Tab, and leave where there is nothing to complete', () => {
    expect(press('Tab')).toMatchObject({ kind: 'choose', suggestion: { id: 'status' } });
    expect(press('Tab', { text: '' })).toBeUndefined();
    expect(press('Tab', { isListShown: false })).toBeUndefined();
    expect(press('Tab', {}, { shiftKey: true })).toBeUndefined();
  });

  it('should close the list before it leaves', () => {
    expect(press('Escape')).toEqual({ kind: 'close' });
    expect(press('Escape', { isListShown: false })).toEqual({ kind: 'leave' });
  });

  it('should leave all else to the input', () => {
    expect(press('a')).toBeUndefined();
    expect(press('ArrowDown', {}, { metaKey: true })).toBeUndefined();
    expect(press('ArrowUp')).toEqual({ kind: 'step', by: -1 });
  });
});
