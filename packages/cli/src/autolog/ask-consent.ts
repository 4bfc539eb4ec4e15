import { createInterface } from 'node:readline/promises';

/** Asks a question that only `y` or `yes` answers with yes. `undefined` where nobody can be asked. */
export async function askConsent(question: string): Promise<boolean | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const dialog = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await dialog.question(`${question} [y/N] `);
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    dialog.close();
  }
}
