import type { Environment } from './environment.ts';
import type { Terminal } from './terminal.ts';

/** What a command knows of the world around it. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly environment: Environment;
}
