import { Button } from '../../../ui/Button.tsx';
import type { ValuePath } from '../panel/span-values.ts';
import { type MessageBody, MessageCard } from './MessageCard.tsx';

export interface MessageListProps {
  readonly messages: readonly MessageBody[];
  /** Where the list stands in the span's detail. */
  readonly path: ValuePath;
  /** Whether those in the middle of a very long conversation are drawn. */
  readonly isFull: boolean;
  readonly onFull: () => void;
}

const MAX_SHOWN = 60;
const SHOWN_AT_START = 10;

/** A conversation in order. Of a very long one the middle waits until it is asked for. */
export function MessageList({ messages, path, isFull, onFull }: MessageListProps) {
  const hiddenCount = isFull ? 0 : Math.max(0, messages.length - MAX_SHOWN);
  return (
    <ol className="flex flex-col gap-2">
      {messages.map((message, index) => {
        if (hiddenCount > 0 && index === SHOWN_AT_START) {
          return (
            <li key="hidden" className="self-center">
              <Button onClick={onFull}>Show {hiddenCount} messages between</Button>
            </li>
          );
        }
        if (hiddenCount > 0 && index > SHOWN_AT_START && index < SHOWN_AT_START + hiddenCount) return null;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- messages have no id, and their order never changes
          <li key={index} className="[contain-intrinsic-size:auto_80px] [content-visibility:auto]">
            <MessageCard message={message} path={[...path, index]} />
          </li>
        );
      })}
    </ol>
  );
}
