#!/usr/bin/env node
// Committed JavaScript, not built: npm links a bin only if its file exists at install time, which is before the build.
// It must also load on a Node too old for the rest, to say so in one line.
import { existsSync } from 'node:fs';

const main = new URL('../dist/main.js', import.meta.url);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 15)) {
  refuse(
    `Gander needs Node 22.15 or newer and this is ${process.versions.node}. In a checkout, \`npx gander\` uses the right one.`,
  );
} else if (existsSync(main)) {
  await import(main.href);
} else {
  refuse('Gander is not built yet. Run `npm start`, which builds it, or `node scripts/build.ts`.');
}

/** @param {string} reason */
function refuse(reason) {
  process.stderr.write(`gander: ${reason}\n`);
  process.exitCode = 1;
}
