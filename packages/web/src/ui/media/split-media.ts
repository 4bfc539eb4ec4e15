import { findMedia, type FoundMedia } from './find-media.ts';

/** Text, or bytes that stand in the middle of it. */
export type TextPiece =
  | { readonly kind: 'text'; readonly offset: number; readonly text: string }
  | {
      readonly kind: 'media';
      readonly offset: number;
      readonly mediaType: string;
      readonly base64: string;
      /** The text was cut here, and the bytes with it: they can be named, not used. */
      readonly isCut: boolean;
    };

export interface SplitOptions {
  /** The text is the beginning of a longer one. */
  readonly isBeginning?: boolean;
}

/** No line of base64 that anybody wraps is shorter. */
const HAS_RUN = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{60}/;

/**
 * How a run of base64 begins, with the `data:` before it, and with what would be empty around it once it is gone: a
 * picture's brackets in Markdown, a code block of nothing else. Every part of it has a limit, and where the run ends is
 * looked for by index: a pattern that took a run of megabytes would run out of stack.
 */
const RUN_START =
  /(?:!\[[^\]\n]{0,200}\]\(|```[a-z0-9]{0,20}\n)?(?<![A-Za-z0-9+/_-])((?:data:[a-z0-9.+/;=-]{0,200};base64,)?[A-Za-z0-9+/_-]{60})/gi;
const RUN_CLOSE = /\)|\n```/y;

/** `undefined` for text with no bytes in it, which is nearly all text. */
export function splitMedia(text: string, { isBeginning = false }: SplitOptions = {}): readonly TextPiece[] | undefined {
  if (!HAS_RUN.test(text)) return undefined;
  const pieces: TextPiece[] = [];
  let offset = 0;
  for (const { start, runStart, runEnd, end } of findRuns(text)) {
    const run = text.slice(runStart, runEnd);
    const isCut = isBeginning && end >= text.length;
    const media = findRun(run, isCut);
    if (media !== undefined) {
      if (start > offset) pieces.push({ kind: 'text', offset, text: text.slice(offset, start) });
      const base64 = run.slice(media.dataStart);
      pieces.push({ kind: 'media', offset: start, mediaType: media.mediaType, base64, isCut });
      offset = end;
    }
  }
  if (pieces.length === 0) return undefined;
  if (offset < text.length) pieces.push({ kind: 'text', offset, text: text.slice(offset) });
  return pieces;
}

/** Of what was cut the length is not known: it may be as long as it needs to be. */
function findRun(run: string, isCut: boolean): FoundMedia | undefined {
  return findMedia(run, isCut ? Number.MAX_SAFE_INTEGER : run.length);
}

interface Run {
  /** With what is around the run. */
  readonly start: number;
  readonly end: number;
  readonly runStart: number;
  readonly runEnd: number;
}

function* findRuns(text: string): Generator<Run> {
  const starts = new RegExp(RUN_START);
  const closes = new RegExp(RUN_CLOSE);
  for (let found = starts.exec(text); found !== null; found = starts.exec(text)) {
    const { 0: whole, 1: run = '', index: start } = found;
    const known = start + whole.length;
    const runEnd = skipPadding(text, skipRun(text, known));
    closes.lastIndex = runEnd;
    const end = closes.test(text) ? closes.lastIndex : runEnd;
    yield { start, end, runStart: known - run.length, runEnd };
    starts.lastIndex = end;
  }
}

/** No line of base64 that anybody wraps is shorter, but the last. */
const FULL_LINE_CHARS = 60;

/** Where a run ends whose first line goes on at `at`: a line that is not full is its last one. */
function skipRun(text: string, at: number): number {
  let end = skipLine(text, at);
  for (;;) {
    const lineStart = skipLineEnd(text, end);
    const lineEnd = lineStart === end ? end : skipLine(text, lineStart);
    if (lineEnd === lineStart) return end;
    end = lineEnd;
    if (lineEnd - lineStart < FULL_LINE_CHARS) return end;
  }
}

function skipLineEnd(text: string, at: number): number {
  if (text.startsWith('\r\n', at)) return at + 2;
  return text[at] === '\n' ? at + 1 : at;
}

function skipLine(text: string, at: number): number {
  const others = /[^A-Za-z0-9+/_-]/g;
  others.lastIndex = at;
  return others.exec(text)?.index ?? text.length;
}

function skipPadding(text: string, at: number): number {
  let end = at;
  while (end < at + 2 && text[end] === '=') end += 1;
  return end;
}
