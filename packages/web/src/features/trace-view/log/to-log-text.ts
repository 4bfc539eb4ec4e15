import type { LogRowBody } from '@gander/api/gander/log-schemas';

import { nameMedia, nameMediaInside } from '../../../ui/media/name-media.ts';

const MAX_TEXT_CHARS = 300;
/** Of a text so much is looked at: a line shows no more, and a body may have megabytes. */
const LOOKED_AT_CHARS = 100_000;

/** A log record in a line: what it is called, and the beginning of what it says, with bytes named. */
export function toLogText({ eventName, body }: Pick<LogRowBody, 'eventName' | 'body'>): string {
  return [eventName, toBodyStart(body, { maxChars: MAX_TEXT_CHARS })].filter((part) => part !== '').join(' ');
}

/** As much of it as is read at once, with its lines. */
export function toWholeLogText({ eventName, body }: Pick<LogRowBody, 'eventName' | 'body'>): string {
  const text = toBodyStart(body, { maxChars: LOOKED_AT_CHARS, indent: 2 });
  return [eventName, text].filter((part) => part !== '').join('\n');
}

interface StartOptions {
  readonly maxChars: number;
  readonly indent?: number;
}

function toBodyStart(body: LogRowBody['body'], { maxChars, indent }: StartOptions): string {
  if (body === null) return '';
  if (typeof body === 'string') return nameMedia(body.slice(0, LOOKED_AT_CHARS)).slice(0, maxChars);
  return JSON.stringify(body, createStartReplacer(maxChars), indent).slice(0, maxChars);
}

/**
 * For `JSON.stringify`, which writes in the order in which it asks: bytes are named, and once `maxChars` must have been
 * written nothing further is looked into. What comes out has the same first `maxChars` characters as all of it.
 */
function createStartReplacer(maxChars: number): (key: string, value: unknown) => unknown {
  let leftChars = maxChars;
  return (key, value) => {
    if (leftChars <= 0) return undefined;
    const named = nameMediaInside(key, value);
    const start = typeof named === 'string' || Array.isArray(named) ? named.slice(0, leftChars) : named;
    // Counted low: quotes, names and commas come on top.
    leftChars -= typeof start === 'string' ? start.length + 2 : 1;
    return start;
  };
}
