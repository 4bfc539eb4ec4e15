import type { ChatItemBody } from '@gander/api/gander/schemas';
import clsx from 'clsx';

import { AgentTurn } from './AgentTurn.tsx';
import { MessageTurn } from './MessageTurn.tsx';
import { ToolTurn } from './ToolTurn.tsx';

export interface ChatTurnsProps {
  readonly items: readonly ChatItemBody[];
  readonly selectedId: string | undefined;
  /** Turns to leave bright; absent where nobody searches. */
  readonly matches: ReadonlySet<ChatItemBody> | undefined;
  readonly onSelect: (spanId: string) => void;
}

/** Turns in order, one below the other. */
export function ChatTurns({ items, ...rest }: ChatTurnsProps) {
  return (
    <ol className="flex flex-col gap-2">
      {items.map((item, index) => (
        <li
          // oxlint-disable-next-line react/no-array-index-key -- turns are only ever added at the end
          key={index}
          className={clsx(
            '[contain-intrinsic-size:auto_72px] [content-visibility:auto]',
            rest.matches !== undefined && !rest.matches.has(item) && 'opacity-40',
          )}
        >
          <Turn item={item} {...rest} />
        </li>
      ))}
    </ol>
  );
}

function Turn({ item, ...rest }: Omit<ChatTurnsProps, 'items'> & { readonly item: ChatItemBody }) {
  const isSelected = item.spanId === rest.selectedId;
  const select = () => {
    rest.onSelect(item.spanId);
  };
  switch (item.kind) {
    case 'message':
      return <MessageTurn item={item} isSelected={isSelected} onSelect={select} />;
    case 'tool':
      return (
        <ToolTurn item={item} isSelected={isSelected} onSelect={select}>
          {item.items.length > 0 && <ChatTurns items={item.items} {...rest} />}
        </ToolTurn>
      );
    case 'agent':
      return (
        <AgentTurn item={item} isSelected={isSelected} onSelect={select}>
          <ChatTurns items={item.items} {...rest} />
        </AgentTurn>
      );
  }
}
