/** Names of spans say what was done before they say to whom: `execute_tool get_weather`, `tool.execution:get_weather`. */
const PREFIX =
  /^(?:(?:invoke_agent|create_agent|execute_tool|invoke_workflow|workflow_step|retrieval) |(?:tool\.execution|subagent|workflow\.step|agent|tool):|workflow\.(?:step\.)?(?=.))/;
const SUFFIX = /\.(?:agent|tool|workflow|task)$/;

/** The name of an agent, tool or step as people say it, from the name of its span. */
export function toGraphLabel(name: string): string {
  const label = name.replace(PREFIX, '').replace(SUFFIX, '').trim();
  return label === '' ? name : label;
}
