import type { ChatItemBody } from '@gander/api/gander/chat-schemas';
import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';

export type SpokenMessage = Extract<ChatItemBody, { kind: 'message' }>;

/** One trace as a turn of a conversation. */
export interface Turn {
  readonly question: SpokenMessage | undefined;
  /** What happened between the two. */
  readonly steps: readonly ChatItemBody[];
  readonly answer: SpokenMessage | undefined;
  /** The texts are previews, which may be cut. */
  readonly isQuestionPreview: boolean;
  readonly isAnswerPreview: boolean;
}

export type TurnTrace = Pick<TraceSummaryBody, 'inputPreview' | 'outputPreview' | 'rootSpanId'>;

/**
 * The question and the answer of one trace. Its model calls repeat what earlier traces said, and frameworks put prompts
 * of their own between: the trace's input and output, which the previews begin with, say which messages count. Before
 * the items are there (`undefined`), the previews stand for them.
 */
export function toTurn(items: readonly ChatItemBody[] | undefined, trace: TurnTrace): Turn {
  const level = items === undefined ? [] : findLevel(items);
  const questionIndex = findQuestion(level, trace.inputPreview);
  const question = level[questionIndex];
  const isHidden = (item: ChatItemBody) => item.kind === 'message' && item.role === 'system';
  const after = level.slice(questionIndex + 1).filter((item) => !isHidden(item));
  const last = after.at(-1);
  const isAnswered = last !== undefined && isAnswer(last, trace.outputPreview);
  const isQuestionPreview = question?.kind !== 'message';
  return {
    question: isQuestionPreview ? toPreview('user', trace.inputPreview, trace) : question,
    steps: isAnswered ? after.slice(0, -1) : after,
    answer: isAnswered ? last : toPreview('assistant', trace.outputPreview, trace),
    isQuestionPreview,
    isAnswerPreview: !isAnswered,
  };
}

/** The turns in which somebody asks: those of the agent, where an agent is all there is. */
function findLevel(items: readonly ChatItemBody[]): readonly ChatItemBody[] {
  const hasUser = items.some((item) => item.kind === 'message' && item.role === 'user');
  const inside = items.filter((item) => item.kind === 'agent');
  const [agent] = inside;
  return hasUser || agent === undefined || inside.length > 1 ? items : findLevel(agent.items);
}

/** The last message that begins as the trace's input does, or else the last of a user's. -1 where nobody asks. */
function findQuestion(level: readonly ChatItemBody[], preview: string | null): number {
  const isUsers = (item: ChatItemBody) => item.kind === 'message' && item.role === 'user';
  const asked = level.findLastIndex((item) => isUsers(item) && (preview === null || isBegunBy(item, preview)));
  return asked === -1 && (preview === null || isData(preview)) ? level.findLastIndex(isUsers) : asked;
}

function isAnswer(item: ChatItemBody, preview: string | null): item is SpokenMessage {
  if (item.kind !== 'message' || item.role !== 'assistant') return false;
  return preview === null || isData(preview) || isBegunBy(item, preview);
}

/** JSON in place of a sentence: then what was said is the better text. */
function isData(preview: string): boolean {
  return /^\s*[[{]/.test(preview);
}

const COMPARED_CHARS = 60;

function isBegunBy(item: ChatItemBody, preview: string): boolean {
  if (item.kind !== 'message') return false;
  const text = item.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join(' ');
  const start = toComparable(preview.replace(/\.\.\.$/, ''));
  return start !== '' && toComparable(text).startsWith(start);
}

function toComparable(text: string): string {
  return text
    .slice(0, 4 * COMPARED_CHARS)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, COMPARED_CHARS);
}

function toPreview(role: 'user' | 'assistant', text: string | null, trace: TurnTrace): SpokenMessage | undefined {
  if (text === null) return undefined;
  return { kind: 'message', spanId: trace.rootSpanId ?? '', role, parts: [{ type: 'text', text }] };
}
