export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface CsvOptions {
  readonly separator: ',' | '\t';
  /** The text is the beginning of a longer one: its last row may be a part of a row, and is left out. */
  readonly isCut: boolean;
}

/** RFC 4180, as spreadsheets and pandas write it. Rows may be of different lengths; nothing is refused. */
export function parseCsv(text: string, { separator, isCut }: CsvOptions): CsvTable {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell === '') isQuoted = true;
    else if (character === separator) {
      row.push(cell);
      cell = '';
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text.charAt(at + 1) === '\n') at += 1;
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += character;
  }
  if (!isCut && (cell !== '' || row.length > 0)) rows.push([...row, cell]);
  const [header = [], ...others] = rows;
  return { header, rows: others };
}
