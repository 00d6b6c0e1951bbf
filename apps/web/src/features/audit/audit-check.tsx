'use client';

import { useMutation } from '@tanstack/react-query';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { Button, CopyButton } from '@helix/ui';
import { verifyAudit, type AuditVerdict } from '@helix/contracts/audit';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { formatNumber } from '../../lib/format.ts';
import { messages } from './messages.ts';

export function AuditCheck() {
  const verify = useMutation({ mutationFn: () => client.call(verifyAudit, {}) });
  return (
    <div className="grid gap-3">
      <Button
        icon={<ShieldCheck aria-hidden />}
        className="justify-self-start"
        busy={verify.isPending}
        onClick={() => verify.mutate()}
      >
        {messages.verify}
      </Button>
      {verify.data && <Verdict verdict={verify.data} />}
      {verify.isError && <RequestFailed error={verify.error} />}
    </div>
  );
}

function Verdict({ verdict }: { verdict: AuditVerdict }) {
  if (!verdict.ok) {
    return (
      <p role="alert" className="flex items-start gap-2 text-bad">
        <ShieldAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        {verdict.firstBrokenSeq !== null && messages.broken(verdict.firstBrokenSeq)}{' '}
        {verdict.message}
      </p>
    );
  }
  return (
    <div role="status" className="grid gap-1 text-sm">
      <p className="flex items-start gap-2">
        <ShieldCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
        {messages.verified(formatNumber(verdict.entries))}
      </p>
      {verdict.headHash !== null && (
        <p className="flex flex-wrap items-center gap-2 text-soft">
          {messages.keep}
          <code className="min-w-0 truncate font-mono text-xs select-all">{verdict.headHash}</code>
          <CopyButton text={verdict.headHash} />
        </p>
      )}
    </div>
  );
}
