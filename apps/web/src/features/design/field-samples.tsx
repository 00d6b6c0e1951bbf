'use client';

import { Card, Checkbox, Field, Input, RadioGroup, Select, Switch, Textarea } from '@helix/ui';

export function FieldSamples() {
  return (
    <Card>
      <div className="grid grid-cols-2 gap-5 max-md:grid-cols-1">
        <Field label="Name" hint="As others will see it">
          <Input defaultValue="Difference engine" />
        </Field>
        <Field label="E-mail" error="This address has an account already.">
          <Input type="email" defaultValue="ada@example.org" />
        </Field>
        <Field label="Not to be changed">
          <Input disabled defaultValue="Set by the organization" />
        </Field>
        <Field label="Empty">
          <Input placeholder="What needs to be done?" />
        </Field>
        <Field label="Priority">
          <Select defaultValue="high">
            <option value="urgent">Urgent</option>
            <option value="high">High</option>
            <option value="low">Low</option>
          </Select>
        </Field>
        <Field label="Description" hint="Grows with its text">
          <Textarea defaultValue="Compute the Bernoulli numbers and say how." />
        </Field>
      </div>
    </Card>
  );
}

export function ChoiceSamples() {
  return (
    <Card>
      <div className="grid grid-cols-2 gap-6 max-md:grid-cols-1">
        <div className="grid content-start gap-2">
          <Checkbox label="Notify me" defaultChecked />
          <Checkbox label="Some of them" indeterminate hint="Three of five are chosen" />
          <Checkbox label="Not chosen" />
          <Checkbox label="Not to be changed" disabled defaultChecked />
        </div>
        <div className="grid content-start gap-3">
          <Switch label="Agents may start by themselves" hint="Holds at once" defaultChecked />
          <Switch label="Quiet hours" />
          <Switch label="Set by the organization" disabled defaultChecked />
        </div>
        <RadioGroup
          label="Who may see it"
          defaultValue="team"
          options={[
            { value: 'all', label: 'Everyone', hint: 'In this organization' },
            { value: 'team', label: 'The team', hint: 'Members of the board' },
            { value: 'me', label: 'Only me', hint: 'Not possible here', disabled: true },
          ]}
        />
      </div>
    </Card>
  );
}
