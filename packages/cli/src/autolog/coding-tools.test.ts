import { describe, expect, it } from 'vitest';

import { claudeCode } from './claude-code.ts';
import { codex } from './codex.ts';
import type { CodingTool, SettingsFile, TelemetryWish } from './coding-tool.ts';
import { geminiCli } from './gemini-cli.ts';

const WISH: TelemetryWish = { serverUrl: 'http://127.0.0.1:5000', experimentId: undefined, hasContent: true };

/** What somebody has written there, in a way of their own. */
const SETTINGS: readonly (readonly [string, CodingTool, string])[] = [
  [
    'claude',
    claudeCode,
    '{\n    "model": "opus",\n    "env": {\n        "EDITOR": "vim",\n        "OTEL_LOGS_EXPORTER": "console"\n    }\n}\n',
  ],
  ['gemini', geminiCli, '{\n  "theme": "dark",\n  "telemetry": {\n    "enabled": false\n  }\n}\n'],
  ['codex', codex, 'model = "gpt-5"\n\n[mcp_servers.files]\ncommand = "npx" # not otel = 1\n'],
];

const toFile = (content: string): SettingsFile => ({ content, undo: undefined });

describe.each(SETTINGS)('%s', (_, tool, content) => {
  const before = toFile(content);

  it('is set up and taken back letter by letter', () => {
    const after = tool.addTelemetry(before, WISH);
    expect(after.content).not.toBe(content);
    expect(tool.findServer(after)).toBe('http://127.0.0.1:5000');
    expect(tool.deleteTelemetry(after)).toBe(content);
    expect(tool.findServer(before)).toBeUndefined();
    expect(tool.deleteTelemetry(before)).toBeUndefined();
  });

  it('changes nothing when it is set up twice, and follows a change of the server', () => {
    const after = tool.addTelemetry(before, WISH);
    expect(tool.addTelemetry(after, WISH)).toEqual(after);
    const moved = tool.addTelemetry(after, { ...WISH, serverUrl: 'https://traces.example', hasContent: false });
    expect(tool.findServer(moved)).toBe('https://traces.example');
    expect(tool.deleteTelemetry(moved)).toBe(content);
  });

  it('leaves nothing behind where there was nothing', () => {
    const after = tool.addTelemetry(toFile(''), WISH);
    expect(['', '{}\n']).toContain(tool.deleteTelemetry(after));
  });
});

describe('settings', () => {
  it('of Claude Code name the signals, the experiment and the content', () => {
    const { env } = JSON.parse(claudeCode.addTelemetry(toFile(''), { ...WISH, experimentId: '7' }).content) as {
      env: object;
    };
    expect(env).toEqual({
      CLAUDE_CODE_ENABLE_TELEMETRY: '1',
      CLAUDE_CODE_ENHANCED_TELEMETRY_BETA: '1',
      OTEL_TRACES_EXPORTER: 'otlp',
      OTEL_LOGS_EXPORTER: 'otlp',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:5000',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-mlflow-experiment-id=7',
      OTEL_LOG_USER_PROMPTS: '1',
      OTEL_LOG_TOOL_DETAILS: '1',
      OTEL_LOG_TOOL_CONTENT: '1',
    });
    expect(claudeCode.addTelemetry(toFile(''), { ...WISH, hasContent: false }).content).not.toContain('OTEL_LOG_');
  });

  it('of Codex are one table', () => {
    expect(codex.addTelemetry(toFile(''), { ...WISH, experimentId: '7' }).content).toBe(
      [
        '# >>> gander autolog codex',
        '[otel]',
        'log_user_prompt = true',
        'exporter = { otlp-http = { endpoint = "http://127.0.0.1:5000/v1/logs", protocol = "binary", headers = { "x-mlflow-experiment-id" = "7" } } }',
        'trace_exporter = { otlp-http = { endpoint = "http://127.0.0.1:5000/v1/traces", protocol = "binary", headers = { "x-mlflow-experiment-id" = "7" } } }',
        '# <<< gander autolog codex',
        '',
      ].join('\n'),
    );
  });

  it('keep what somebody has changed since', () => {
    const after = claudeCode.addTelemetry(toFile(''), WISH);
    const changed = { ...after, content: after.content.replace('"http/protobuf"', '"grpc"') };
    expect(JSON.parse(claudeCode.deleteTelemetry(changed) ?? '')).toEqual({
      env: { OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
    });
  });

  it.each(['[otel]\nexporter = "none"\n', 'otel.exporter = "none"\n', '[otel.exporter.otlp-http]\nendpoint = "x"\n'])(
    'of Codex that are there already are not overwritten: %j',
    (before) => {
      expect(() => codex.addTelemetry(toFile(before), WISH)).toThrow('say already where to send');
    },
  );

  it('with comments are left alone', () => {
    expect(() => geminiCli.addTelemetry(toFile('{\n  // mine\n}'), WISH)).toThrow('left alone');
  });

  it('of Gemini CLI have no place for an experiment', () => {
    expect(() => geminiCli.addTelemetry(toFile(''), { ...WISH, experimentId: '7' })).toThrow('no place for headers');
  });
});
