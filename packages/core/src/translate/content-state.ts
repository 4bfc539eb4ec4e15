import { isUnclosedJson } from '../json/is-unclosed-json.ts';
import type { JsonValue } from '../json-value.ts';
import type { NormalizedSpan } from './normalized-span.ts';

/** What emitters put in place of content they may not send: OpenInference, Claude Code, Codex and others. */
const REDACTED: ReadonlySet<string> = new Set(['__REDACTED__', '<REDACTED>', '[REDACTED]', '<redacted>']);

/** Gemini CLI marks what it cuts; attribute length limits of the SDKs cut silently. */
const CUT_MARK = /\[TRUNCATED: original length \d+\]$/;

/** Why a span shows the content it shows. */
export function toContentState(
  inputs: JsonValue | undefined,
  outputs: JsonValue | undefined,
): NormalizedSpan['content'] {
  if (inputs === undefined && outputs === undefined) return 'missing';
  const texts = [inputs, outputs].filter((value) => typeof value === 'string');
  if (texts.some((text) => REDACTED.has(text))) return 'redacted';
  return texts.some((text) => isCut(text)) ? 'truncated' : 'full';
}

/** Text that nobody wrote or read: blanked out, or cut so that it no longer parses. */
export function isPlaceholderContent(text: string): boolean {
  return REDACTED.has(text) || isCut(text);
}

function isCut(text: string): boolean {
  return CUT_MARK.test(text.slice(-60)) || isUnclosedJson(text);
}
