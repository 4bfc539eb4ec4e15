import { join } from 'node:path';

/** One thing the commands run: a program, and for test suites the file its counts are written to. */
export interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Vitest's JSON report. A step without one counts as one test. */
  readonly reportFile?: string;
}

/** The checkout these scripts belong to. */
export const ROOT = join(import.meta.dirname, '../..');

/** A program of `node_modules/.bin`. */
export function createToolStep(name: string, tool: string, args: readonly string[] = []): Step {
  return { name, command: join(ROOT, 'node_modules/.bin', tool), args };
}

/** A script of ours, run by the pinned Node. */
export function createScriptStep(name: string, file: string): Step {
  return { name, command: process.execPath, args: [join(ROOT, file)] };
}

/** The vitest project of that name and those that begin with it and a dash; their JSON report goes to `folder`. */
export function createSuiteStep(project: string, folder: string): Step {
  const reportFile = join(folder, `${project}.json`);
  const projects = ['--project', project, '--project', `${project}-*`];
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${reportFile}`];
  return {
    ...createToolStep(project, 'vitest', ['run', ...projects, ...reporters]),
    // Tests start hundreds of threads from source: each would strip and compile the same files.
    env: { NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/gander-tests') },
    reportFile,
  };
}
