import type { RuleTester } from 'oxlint/plugins-dev';

type AnyRule = Parameters<RuleTester['run']>[1];

/** A lint rule of this project: oxlint calls `create` once per file. */
export type Rule = Extract<AnyRule, { create: (context: never) => unknown; createOnce?: never }> & {
  create: (context: RuleContext) => RuleVisitor;
};

/** What a rule is told about the file it looks at. */
export type RuleContext = Parameters<NonNullable<AnyRule['create']>>[0];

/** Handlers by node type. */
export type RuleVisitor = ReturnType<NonNullable<AnyRule['create']>>;

export type Program = RuleContext['sourceCode']['ast'];

export type ModuleStatement = Program['body'][number];

export type AstNode = Parameters<RuleContext['sourceCode']['getScope']>[0];
