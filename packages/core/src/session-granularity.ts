/**
 * What emitters number as a session: `session` is a conversation of several traces; `run` is one execution, whose id
 * nothing else shares unless the caller hands it on; `user` is everything one person does.
 */
export const SESSION_GRANULARITIES = ['session', 'run', 'user'] as const;

export type SessionGranularity = (typeof SESSION_GRANULARITIES)[number];
