import { useState } from 'react';

import { Button } from '../../../ui/Button.tsx';
import { type MessageBody, MessageCard } from './MessageCard.tsx';

const MAX_SHOWN = 60;
const SHOWN_AT_START = 10;

/** A conversation in order. Of a very long one the middle waits until it is asked for. */
export function MessageList({ messages }: { readonly messages: readonly MessageBody[] }) {
  const [isFull, setIsFull] = useState(messages.length <= MAX_SHOWN);
  const hiddenCount = isFull ? 0 : messages.length - MAX_SHOWN;
  return (
    <ol className="flex flex-col gap-2">
      {messages.map((message, index) => {
        if (hiddenCount > 0 && index === SHOWN_AT_START) {
          return (
            <li key="hidden" className="self-center">
              <Button
                onClick={() => {
                  setIsFull(true);
                }}
              >
                Show {hiddenCount} messages between
              </Button>
            </li>
          );
        }
        if (hiddenCount > 0 && index > SHOWN_AT_START && index < SHOWN_AT_START + hiddenCount) return null;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- messages have no id, and their order never changes
          <li key={index} className="[contain-intrinsic-size:auto_80px] [content-visibility:auto]">
            <MessageCard message={message} />
          </li>
        );
      })}
    </ol>
  );
}
