/** Keys that do something, as one reads them. */
export interface KeyHint {
  readonly keys: readonly string[];
  readonly does: string;
}

export interface KeyGroup {
  readonly title: string;
  readonly hints: readonly KeyHint[];
}

/** Every key of the UI. The code that listens is in the `use-…-keys.ts` files of the features. */
export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    title: 'Everywhere',
    hints: [
      { keys: ['Ctrl K', '⌘K'], does: 'Commands: go to, search, do' },
      { keys: ['/'], does: 'Filter or search' },
      { keys: ['?'], does: 'This list' },
      { keys: ['Esc'], does: 'Take back the last thing: leave, close, let go' },
    ],
  },
  {
    title: 'Lists',
    hints: [
      { keys: ['j', 'k', '↓', '↑'], does: 'Next, previous row' },
      { keys: ['Enter'], does: 'Open' },
      { keys: ['x', 'Shift X'], does: 'Select; select up to here' },
      { keys: ['h', 'l'], does: 'Close, open a group' },
    ],
  },
  {
    title: 'A trace',
    hints: [
      { keys: ['j', 'k', '↓', '↑'], does: 'Next, previous span' },
      { keys: ['h', 'l', '←', '→'], does: 'Close, open; parent, child' },
      { keys: ['[', ']'], does: 'Newer, older trace' },
      { keys: ['w', 't', 'c', 'g'], does: 'Waterfall, tree, conversation, graph' },
      { keys: ['f'], does: 'Go to where it failed' },
      { keys: ['p'], does: 'Critical path' },
      { keys: ['n', 'Shift N'], does: 'Next, previous match of the search' },
      { keys: ['+', '-', '0'], does: 'Zoom in, out, all' },
      { keys: ['Shift ←', 'Shift →'], does: 'Earlier, later' },
      { keys: ['Enter'], does: 'Into the panel of the span' },
    ],
  },
  {
    title: 'Feedback',
    hints: [
      { keys: ['e'], does: 'Open or close' },
      { keys: ['1', '…', '9'], does: 'Give this score' },
    ],
  },
  {
    title: 'Comparing',
    hints: [
      { keys: ['n', 'Shift N'], does: 'Next, previous difference' },
      { keys: ['j', 'k'], does: 'Next, previous row' },
    ],
  },
];
