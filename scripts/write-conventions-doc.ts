/** Writes docs/conventions.md from the translators. `node --conditions=gander-source scripts/write-conventions-doc.ts` */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { TRANSLATORS } from '@gander/core/translate/translators';

import { toConventionsDoc } from './conventions-doc/to-conventions-doc.ts';

writeFileSync(join(import.meta.dirname, '../docs/conventions.md'), toConventionsDoc(TRANSLATORS));
