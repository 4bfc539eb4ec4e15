/** Where a command writes: data that another program may read, and talk for the person watching. */
export interface Terminal {
  /** One line on stdout: the answer, nothing else. */
  data(line: string): void;
  /** One line on stderr: progress, notes, warnings, errors. */
  talk(line: string): void;
}

export const processTerminal: Terminal = {
  data: (line) => void process.stdout.write(`${line}\n`),
  talk: (line) => void process.stderr.write(`${line}\n`),
};
