import type { ExitName } from './exit-codes.ts';

/** The command ends here, with this one line on stderr. The message says what to do. */
export class CliError extends Error {
  readonly exit: ExitName;

  constructor(exit: ExitName, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CliError';
    this.exit = exit;
  }
}
