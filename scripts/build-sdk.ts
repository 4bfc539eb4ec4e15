/**
 * Builds what `@gander/sdk` publishes: ES modules and CommonJS with what they use of `protocol` inside, declarations for
 * both, and prints how large each entry is. `npm test` calls it.
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';

import { build, type InputOptions } from 'rolldown';

const ROOT = join(import.meta.dirname, '..');
const PACKAGE = join(ROOT, 'packages/sdk');
const DIST = join(PACKAGE, 'dist');
const DECLARATIONS = join(DIST, 'declarations');
/** What a program may see in a declaration beside our own files. */
const PUBLIC_TYPES = new Set(['@opentelemetry/api']);

/** The package is of type module: CommonJS says so in its names. */
const EXTENSIONS = { esm: '.js', cjs: '.cjs' } as const;

const ENTRIES = globSync('src/entry/*.ts', { cwd: PACKAGE, exclude: ['**/*.test.ts'] }).map((file) =>
  basename(file, '.ts'),
);

const INPUT: InputOptions = {
  cwd: PACKAGE,
  platform: 'neutral',
  tsconfig: false,
  resolve: { conditionNames: ['gander-source'] },
  // Everything but our own files stays an import: the API is the program's, the libraries are optional.
  external: (id) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('@gander/'),
  onLog(level, log, report) {
    if (level === 'warn') throw new Error(`The SDK does not bundle cleanly: ${log.message}`);
    report(level, log);
  },
};

runTypeScript();
for (const folder of ['esm', 'cjs']) rmSync(join(DIST, folder), { recursive: true, force: true });
await bundle('esm');
await bundle('cjs');
copyDeclarations();
await printSizes();

function runTypeScript(): void {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-b', 'packages/sdk'], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The SDK does not compile:\n${stdout}`);
}

async function bundle(format: keyof typeof EXTENSIONS): Promise<void> {
  const entries = Object.fromEntries(ENTRIES.map((name) => [name, `src/entry/${name}.ts`]));
  const platforms = { 'platform-node': 'src/platform/node.ts', 'platform-web': 'src/platform/web.ts' };
  await build({
    ...INPUT,
    // What it is for, `createRequire`, takes a path as well as an address.
    ...(format === 'cjs' ? { transform: { define: { 'import.meta.url': '__filename' } } } : {}),
    input: { ...entries, ...platforms },
    output: {
      dir: join(DIST, format),
      format,
      entryFileNames: `[name]${EXTENSIONS[format]}`,
      chunkFileNames: `chunks/[name]-[hash]${EXTENSIONS[format]}`,
      exports: 'named',
      sourcemap: true,
    },
  });
}

/** Only what the entries reach; a declaration that needs a package of ours would be one nobody can resolve. */
function copyDeclarations(): void {
  const seen = new Set<string>();
  const pending = ENTRIES.map((name) => join(DECLARATIONS, 'entry', `${name}.d.ts`));
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    const code = text.replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, specifier = ''] of code.matchAll(/(?:from |import\(|import )['"]([^'"]+)['"]/g)) {
      if (specifier.startsWith('.')) pending.push(join(dirname(file), specifier.replace(/\.ts$/, '.d.ts')));
      else if (!PUBLIC_TYPES.has(specifier)) {
        throw new Error(`${relative(DECLARATIONS, file)} shows a type of ${specifier}, which programs do not have.`);
      }
    }
    for (const [format, extension] of Object.entries(EXTENSIONS)) {
      const path = relative(DECLARATIONS, file).replace(/\.ts$/, extension.replace('js', 'ts'));
      const target = join(DIST, format, 'types', path);
      mkdirSync(dirname(target), { recursive: true });
      // The compiler rewrites imports of sources, not those of declarations.
      writeFileSync(target, text.replace(/(['"])(\.{1,2}\/[^'"]+)\.ts\1/g, `$1$2${extension}$1`));
    }
  }
}

/** Each entry alone, minified, as a bundler of a program would ship it. */
async function printSizes(): Promise<void> {
  for (const name of ENTRIES) {
    const { output } = await build({
      ...INPUT,
      external: (id) =>
        /^(?:node:|@opentelemetry\/)/.test(id) || (id.startsWith('#') ? true : !/^(?:\.|\/|@gander\/)/.test(id)),
      input: { [name]: `src/entry/${name}.ts` },
      output: { format: 'esm', minify: true },
      write: false,
    });
    const code = output.flatMap((part) => (part.type === 'chunk' ? [part.code] : [])).join('');
    const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`;
    console.log(
      `@gander/sdk ${name.padEnd(10)} ${kilobytes(code.length)} minified, ${kilobytes(gzipSync(code).length)} gzipped`,
    );
  }
}
