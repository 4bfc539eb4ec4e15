import type { message } from '@gander/api/gander/message-schemas';

import { formatBytes } from '../../format/bytes.ts';
import { toDiffableText } from '../../ui/diff/to-diffable-text.ts';

export type MessageBody = ReturnType<typeof message.parse>;
type MessagePart = MessageBody['parts'][number];

/** A message as text to compare. Ids of calls are new in every run and left out; media are named, not spelled out. */
export function toMessageText({ parts }: Pick<MessageBody, 'parts'>): string {
  return parts.map((part) => toPartText(part)).join('\n');
}

function toPartText(part: MessagePart): string {
  switch (part.type) {
    case 'text':
    case 'refusal':
      return part.text;
    case 'reasoning':
      return `[reasoning] ${part.text ?? (part.redacted === true ? 'redacted' : '')}`;
    case 'tool_call':
      return `[call ${part.name}] ${toDiffableText(part.arguments)}`;
    case 'tool_result':
      return `[result${part.name === undefined ? '' : ` of ${part.name}`}] ${toDiffableText(part.result)}`;
    case 'unknown':
      return toDiffableText(part.raw);
    default:
      return `[${[part.type, part.mediaType, part.url ?? part.fileId, toSize(part.data)].filter(Boolean).join(' ')}]`;
  }
}

function toSize(data: string | undefined): string | undefined {
  return data === undefined ? undefined : formatBytes(Math.floor((data.length * 3) / 4));
}
