/** Where a finding about a whole file is shown: its first character, so that the report does not print the file. */
export const START_OF_FILE = { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } } as const;
