/** Feedback from a web page; a few kilobytes, without tracing. */
export { createFeedbackClient } from '../client/feedback-client.ts';
export type { FeedbackClient, FeedbackClientConfig } from '../client/feedback-client.ts';
export type { Assessment, AssessmentError, AssessmentSource, AssessmentValue } from '../client/assessment.ts';
export type { FeedbackOptions } from '../client/assessment-calls.ts';
export { ServerError } from '../rest/server-error.ts';
