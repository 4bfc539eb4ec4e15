import type { ChatItemBody } from '@gander/api/gander/chat-schemas';
import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { createContext } from 'react';

/** The model calls behind the answers of a conversation; none where nobody knows them. */
export const AnswersContext = createContext<ReadonlyMap<ChatItemBody, SpanRowBody>>(new Map());
