/** Where a command writes: data that another program may read, and talk for the person watching. */
export interface Terminal {
  /** One line on stdout: the answer, nothing else. */
  data(line: string): void;
  /** One line on stderr: progress, notes, warnings, errors. */
  talk(line: string): void;
  /**
   * How far something has come, on stderr. Each line takes the place of the one before; `undefined` leaves the last one
   * standing. Where nobody watches (a file, a pipe) only the last one is written.
   */
  progress(line: string | undefined): void;
}

/** The terminal that the process was started in. */
export function createProcessTerminal(): Terminal {
  let latest: string | undefined;
  return {
    data: (line) => void process.stdout.write(`${line}\n`),
    talk: (line) => void process.stderr.write(`${line}\n`),
    progress(line) {
      if (line === undefined) process.stderr.write(process.stderr.isTTY ? '\n' : `${latest ?? ''}\n`);
      else if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${line}`);
      latest = line;
    },
  };
}
