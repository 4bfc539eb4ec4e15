import type { ChatItemBody } from '@gander/api/gander/chat-schemas';
import clsx from 'clsx';

import { RevealContext } from '../../../ui/reveal-context.ts';
import { AgentTurn } from './AgentTurn.tsx';
import { MessageTurn } from './MessageTurn.tsx';
import { ToolTurn } from './ToolTurn.tsx';
import type { ChatFind } from './use-chat-find.ts';

export interface ChatTurnsProps {
  readonly items: readonly ChatItemBody[];
  readonly selectedId: string | undefined;
  /** Absent where nobody searches, and inside of what does not match, which is dimmed as a whole. */
  readonly find: ChatFind | undefined;
  readonly onSelect: (spanId: string) => void;
}

/** Turns in order, one below the other. */
export function ChatTurns({ items, find, ...rest }: ChatTurnsProps) {
  return (
    <ol className="flex flex-col gap-2">
      {items.map((item, index) => {
        const isCurrent = find?.current?.turn === item;
        const isDim = find !== undefined && !find.bright.has(item);
        return (
          <li
            // oxlint-disable-next-line react/no-array-index-key -- turns are only ever added at the end
            key={index}
            {...(isCurrent && { 'aria-current': true, 'data-current-match': '' })}
            className={clsx(
              'rounded-lg [contain-intrinsic-size:auto_72px] [content-visibility:auto]',
              isCurrent && 'outline-2 outline-offset-2 outline-accent',
              isDim && 'opacity-50',
            )}
          >
            <RevealContext value={isCurrent ? find.reveal : undefined}>
              <Turn item={item} find={isDim ? undefined : find} {...rest} />
            </RevealContext>
          </li>
        );
      })}
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
        <ToolTurn
          item={item}
          isSelected={isSelected}
          openFor={rest.find?.current?.turn === item ? rest.find.current.number : undefined}
          onSelect={select}
        >
          {item.items.length > 0 && <ChatTurns items={item.items} {...rest} />}
        </ToolTurn>
      );
    case 'agent':
      return (
        <AgentTurn
          item={item}
          isSelected={isSelected}
          openFor={rest.find?.current?.around.includes(item) === true ? rest.find.current.number : undefined}
          onSelect={select}
        >
          <ChatTurns items={item.items} {...rest} />
        </AgentTurn>
      );
  }
}
