import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { TRANSLATORS } from '@gander/core/translate/translators';
import { expect, it } from 'vitest';

import { toConventionsDoc } from './to-conventions-doc.ts';

it('is what docs/conventions.md says; `node --conditions=gander-source scripts/write-conventions-doc.ts` writes it anew', () => {
  const committed = readFileSync(join(import.meta.dirname, '../../docs/conventions.md'), 'utf8');
  expect(committed).toBe(toConventionsDoc(TRANSLATORS));
});

it('names each convention once, with its evidence and the attributes behind each field', () => {
  const doc = toConventionsDoc(TRANSLATORS);
  for (const { convention } of TRANSLATORS) expect(doc).toContain(`Shown as \`${convention}\`.`);
  expect(doc).toContain('- **model.request**: `gen_ai.request.model`, `model`\n');
  expect(doc).toContain('- scope `litellm`\n');
});
