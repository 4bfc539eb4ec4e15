import { createContext } from 'react';

import { NO_FEEDBACK, type TraceFeedback } from './to-trace-feedback.ts';

/** What is said about the trace that is shown; nothing until it is known. */
export const TraceFeedbackContext = createContext<TraceFeedback>(NO_FEEDBACK);
