/**
 * Builds what users run: the command with the server, and the web UI. Does nothing, quickly, when nothing changed.
 * `npm start` and `npm test` call it; there is no need to call it by hand.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

interface BuildPart {
  readonly name: string;
  /** Run by this Node, in `folder`. */
  readonly command: readonly string[];
  readonly folder: string;
  /** Globs from the root; a change in any of these files means building again. */
  readonly inputs: readonly string[];
  /** Without these the part is not built, whatever the stamp says. */
  readonly outputs: readonly string[];
}

const SERVER_PACKAGES = ['protocol', 'core', 'api', 'store', 'server', 'cli'];
const SHARED_INPUTS = ['tsconfig.base.json', 'package-lock.json'];

const PARTS: readonly BuildPart[] = [
  {
    name: 'server',
    command: [join(ROOT, 'node_modules/typescript/bin/tsc'), '-b', 'packages/cli'],
    folder: ROOT,
    inputs: [...SHARED_INPUTS, `packages/{${SERVER_PACKAGES.join(',')}}/{src/**/*.ts,package.json,tsconfig.json}`],
    outputs: ['packages/cli/dist/main.js', ...SERVER_PACKAGES.map((name) => `packages/${name}/dist/.tsbuildinfo`)],
  },
  {
    name: 'web UI',
    command: [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'],
    folder: join(ROOT, 'packages/web'),
    inputs: [
      ...SHARED_INPUTS,
      'packages/web/{src,public}/**/*',
      'packages/web/{index.html,viewer.html,vite.config.ts,vite.viewer.config.ts,package.json,tsconfig.json}',
      'packages/{core,api}/{src/**/*.ts,package.json}',
    ],
    outputs: ['packages/web/dist/index.html', 'packages/web/dist/viewer/viewer.html'],
  },
];

const results = await Promise.all(PARTS.map(buildIfChanged));
process.exitCode = results.every(Boolean) ? 0 : 1;

async function buildIfChanged(part: BuildPart): Promise<boolean> {
  const stampFile = join(ROOT, 'node_modules/.cache/gander-build', `${part.name.replaceAll(' ', '-')}.stamp`);
  const fingerprint = fingerprintOf(part.inputs);
  const isBuilt = part.outputs.every((path) => existsSync(join(ROOT, path)));
  if (isBuilt && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint) return true;

  const started = performance.now();
  console.error(`Building the ${part.name} …`);
  // A build that is cut short leaves no stamp behind.
  rmSync(stampFile, { force: true });
  const exitCode = await run(part);
  if (exitCode !== 0) {
    console.error(`The ${part.name} could not be built: see above.`);
    return false;
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, fingerprint);
  console.error(`Built the ${part.name} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  return true;
}

/** Paths, sizes and times of all inputs: a file that is added, deleted, changed or put back to an old version counts. */
function fingerprintOf(patterns: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of globSync(patterns, { cwd: ROOT, exclude: ['**/*.test.ts', '**/*.test.tsx'] }).toSorted()) {
    const { size, mtimeMs } = statSync(join(ROOT, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

async function run({ command, folder }: BuildPart): Promise<number | null> {
  return new Promise((resolve, reject) => {
    // What the tools print is talk: stdout belongs to the command that this build is for.
    const child = spawn(process.execPath, command, { cwd: folder, stdio: ['ignore', process.stderr, process.stderr] });
    child.on('error', reject);
    child.on('exit', resolve);
  });
}
