import type { NormalizedSpanBody } from '@gander/api/gander/span-schemas';
import { type ReactNode, useCallback, useMemo, useState } from 'react';

import { MessageList } from '../messages/MessageList.tsx';
import { ToolDefinitions } from '../messages/ToolDefinitions.tsx';
import { ToolLinksContext } from '../messages/tool-links.ts';
import { useConversationLinks } from '../messages/use-conversation-links.ts';

/** A model call as it was: the tools it was offered, the prompt, the answer. */
export function ConversationView({ normalized }: { readonly normalized: NormalizedSpanBody }) {
  const { messages, responseMessages, tools } = normalized;
  const [isFull, setIsFull] = useState(false);
  const unfold = useCallback(() => {
    setIsFull(true);
  }, []);
  const all = useMemo(() => [...(messages ?? []), ...(responseMessages ?? [])], [messages, responseMessages]);
  const links = useConversationLinks(all, unfold);
  return (
    <ToolLinksContext value={links}>
      {tools !== undefined && tools.length > 0 && <ToolDefinitions tools={tools} messages={all} />}
      {messages !== undefined && messages.length > 0 && (
        <Section title="Prompt" count={messages.length}>
          <MessageList messages={messages} path={['normalized', 'messages']} isFull={isFull} onFull={unfold} />
        </Section>
      )}
      {responseMessages !== undefined && responseMessages.length > 0 && (
        <Section title="Response" count={responseMessages.length}>
          <MessageList
            messages={responseMessages}
            path={['normalized', 'responseMessages']}
            isFull={isFull}
            onFull={unfold}
          />
        </Section>
      )}
    </ToolLinksContext>
  );
}

interface SectionProps {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}

function Section({ title, count, children }: SectionProps) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-xs font-semibold text-ink-soft">
        {title}
        {count > 1 && <span className="tabular pl-1.5 font-normal text-ink-faint">{count} messages</span>}
      </h3>
      {children}
    </section>
  );
}
