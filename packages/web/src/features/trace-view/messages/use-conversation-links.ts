import { useId, useMemo } from 'react';

import type { MessageBody } from './MessageCard.tsx';
import type { ToolLinks } from './tool-links.ts';

const FLASH_MS = 1600;

/** The links between the calls and results of some messages. `unfold` draws all of them where some wait. */
export function useConversationLinks(messages: readonly MessageBody[], unfold: () => void): ToolLinks {
  const scope = useId();
  return useMemo(() => {
    const parts = messages.flatMap((message) => message.parts);
    const ids = {
      call: new Set(parts.flatMap((part) => (part.type === 'tool_call' && part.id !== undefined ? [part.id] : []))),
      result: new Set(parts.flatMap((part) => (part.type === 'tool_result' && part.id !== undefined ? [part.id] : []))),
    };
    const toElementId: ToolLinks['toElementId'] = (side, callId) => `${scope}${side}-${callId}`;
    return {
      toElementId,
      has: (side, callId) => ids[side].has(callId),
      goTo(side, callId) {
        const show = () => document.getElementById(toElementId(side, callId));
        if (show() === null) unfold();
        requestAnimationFrame(() => {
          const element = show();
          element?.scrollIntoView({ block: 'center' });
          element?.focus({ preventScroll: true });
          element?.animate([{ boxShadow: '0 0 0 3px var(--accent)' }, { boxShadow: '0 0 0 0 transparent' }], FLASH_MS);
        });
      },
    };
  }, [messages, scope, unfold]);
}
