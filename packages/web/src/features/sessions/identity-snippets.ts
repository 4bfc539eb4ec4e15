/** How a program says which session and user a trace belongs to. */
export interface IdentityGuide {
  readonly id: string;
  readonly name: string;
  readonly intro: string;
  readonly code: string;
}

export const IDENTITY_GUIDES = [
  {
    id: 'otel',
    name: 'OpenTelemetry',
    intro: 'Two attributes on any span of the trace, in any language. The first span is the usual place.',
    code: `span.setAttribute('session.id', conversation.id); // gen_ai.conversation.id works as well
span.setAttribute('user.id', user.id);`,
  },
  {
    id: 'ai-sdk',
    name: 'Vercel AI SDK',
    intro: 'Metadata of the telemetry options; it is on every span of the call.',
    code: `await generateText({
  model,
  prompt,
  experimental_telemetry: {
    isEnabled: true,
    metadata: { sessionId: conversation.id, userId: user.id },
  },
});`,
  },
  {
    id: 'litellm',
    name: 'LiteLLM',
    intro: 'Metadata of a request to the proxy, which hands it on to its OpenTelemetry callback.',
    code: `client.chat.completions.create(
    model="gpt-4o-mini",
    messages=messages,
    extra_body={"metadata": {"session_id": conversation.id, "trace_user_id": user.id}},
)`,
  },
  {
    id: 'openinference',
    name: 'OpenInference',
    intro: 'A context around the calls: every instrumented span inside it is marked.',
    code: `from openinference.instrumentation import using_attributes

with using_attributes(session_id=conversation.id, user_id=user.id):
    agent.run(question)`,
  },
] as const satisfies readonly IdentityGuide[];
