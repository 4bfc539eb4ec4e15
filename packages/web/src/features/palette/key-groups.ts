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
      { keys: ['Ctrl K', '⌘K'], does: 'Command palette: do anything, go anywhere, find a trace' },
      { keys: ['/'], does: 'Go to the filter or search field' },
      { keys: ['?'], does: 'Show this list' },
      { keys: ['Esc'], does: 'Close the panel or dialog; clear the selection' },
    ],
  },
  {
    title: 'Any list',
    hints: [
      { keys: ['j', '↓'], does: 'Next row' },
      { keys: ['k', '↑'], does: 'Previous row' },
      { keys: ['Enter'], does: 'Open the row' },
    ],
  },
  {
    title: 'Traces and runs',
    hints: [
      { keys: ['x'], does: 'Select the row' },
      { keys: ['Shift X'], does: 'Traces: select all rows from the last selected one' },
      { keys: ['l'], does: 'Open a session or parent run' },
      { keys: ['h'], does: 'Close it' },
    ],
  },
  {
    title: 'Filter field and chart above the list',
    hints: [
      { keys: ['↓', '↑'], does: 'Choose a suggestion' },
      { keys: ['Tab'], does: 'Complete' },
      { keys: ['Enter'], does: 'Filter' },
      { keys: ['←', '→'], does: 'Chart: move between bars' },
      { keys: ['Shift ←', 'Shift →'], does: 'Chart: select a time range, Enter applies it' },
    ],
  },
  {
    title: 'Head of the trace table',
    hints: [
      { keys: ['Enter'], does: 'Sort by the column' },
      { keys: ['Shift ←', 'Shift →'], does: 'Move the column' },
      { keys: ['Alt ←', 'Alt →'], does: 'Resize the column' },
    ],
  },
  {
    title: 'A trace',
    hints: [
      { keys: ['j', '↓'], does: 'Next span' },
      { keys: ['k', '↑'], does: 'Previous span' },
      { keys: ['h', '←'], does: 'Fold the span; go to its parent' },
      { keys: ['l', '→'], does: 'Unfold the span; go to its first child' },
      { keys: ['Home', 'End'], does: 'First, last span' },
      { keys: ['Enter'], does: 'Go to the details of the span' },
      { keys: ['f'], does: 'Go to where it failed; again for the next' },
      { keys: ['['], does: 'Newer trace' },
      { keys: [']'], does: 'Older trace' },
      { keys: ['n', 'Shift N'], does: 'Next, previous search match' },
    ],
  },
  {
    title: 'Views of a trace',
    hints: [
      { keys: ['w'], does: 'Waterfall' },
      { keys: ['t'], does: 'Tree' },
      { keys: ['c'], does: 'Conversation' },
      { keys: ['g'], does: 'Graph' },
      { keys: ['p'], does: 'Show or hide the critical path' },
      { keys: ['+', '-'], does: 'Zoom in, out' },
      { keys: ['0'], does: 'Show all of it' },
      { keys: ['Shift ←', 'Shift →'], does: 'Move through time when zoomed in' },
    ],
  },
  {
    title: 'Feedback',
    hints: [
      { keys: ['e'], does: 'Open or close the feedback of a trace' },
      { keys: ['1', '…', '9'], does: 'Give the value of the label with this key' },
    ],
  },
  {
    title: 'Compare two traces',
    hints: [
      { keys: ['n', 'Shift N'], does: 'Next, previous difference' },
      { keys: ['j', 'k', '↓', '↑'], does: 'Next, previous row' },
      { keys: ['Home', 'End'], does: 'First, last row' },
    ],
  },
  {
    title: 'Large values',
    hints: [
      { keys: ['↓', '↑'], does: 'Next, previous line' },
      { keys: ['→', '←'], does: 'Open, close' },
      { keys: ['Ctrl F', '⌘F'], does: 'Find in the value' },
    ],
  },
];
