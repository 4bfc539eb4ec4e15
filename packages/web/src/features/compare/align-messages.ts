import { listSiblingPairs } from '@gander/core/trace/align-siblings';

import { type MessageBody, toMessageText } from './to-message-text.ts';

export interface MessageRow {
  readonly left: MessageText | undefined;
  readonly right: MessageText | undefined;
}

export interface MessageText {
  readonly role: MessageBody['role'];
  readonly name: string | undefined;
  readonly text: string;
}

const SAME = 4;
const SAME_ROLE = 1;

/** Two conversations beside each other: equal messages together, then those of one role in their order. */
export function alignMessages(
  left: readonly MessageBody[] = [],
  right: readonly MessageBody[] = [],
): readonly MessageRow[] {
  const lefts = left.map((message) => toText(message));
  const rights = right.map((message) => toText(message));
  const isSame = (at: number, other: number) =>
    lefts[at]?.role === rights[other]?.role && lefts[at]?.text === rights[other]?.text;
  const pairs = listSiblingPairs({
    leftCount: lefts.length,
    rightCount: rights.length,
    isSame,
    fit: (at, other) => (isSame(at, other) ? SAME : lefts[at]?.role === rights[other]?.role ? SAME_ROLE : 0),
    leftKey: (at) => lefts[at]?.role ?? '',
    rightKey: (at) => rights[at]?.role ?? '',
  });
  const rows: MessageRow[] = [];
  let [nextLeft, nextRight] = [0, 0];
  for (const [leftAt, rightAt] of [...pairs, [lefts.length, rights.length] as const]) {
    for (; nextLeft < leftAt; nextLeft += 1) rows.push({ left: lefts[nextLeft], right: undefined });
    for (; nextRight < rightAt; nextRight += 1) rows.push({ left: undefined, right: rights[nextRight] });
    if (leftAt < lefts.length) rows.push({ left: lefts[leftAt], right: rights[rightAt] });
    nextLeft = leftAt + 1;
    nextRight = rightAt + 1;
  }
  return rows;
}

function toText(message: MessageBody): MessageText {
  return { role: message.role, name: message.name, text: toMessageText(message) };
}
