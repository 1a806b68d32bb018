// A small form: the values that were typed, and the act of sending them, once at a time.

import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, type FormEvent, useState } from 'react';

/** Values by their names, each with what its field needs; `send` is called with all of them. */
export function useForm<Values extends Record<string, string>>(
  first: Values,
  send: (values: Values) => Promise<unknown>,
) {
  const [values, setValues] = useState(first);
  const sending = useMutation({ mutationFn: () => send(values) });
  return {
    values,
    error: sending.error,
    isBusy: sending.isPending,
    set: (name: keyof Values, value: string) => setValues(before => ({ ...before, [name]: value })),
    field: (name: keyof Values & string) => ({
      name,
      required: true,
      value: values[name] ?? '',
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
        const { value } = event.currentTarget;
        setValues(before => ({ ...before, [name]: value }));
      },
    }),
    submit: (event: FormEvent) => {
      event.preventDefault();
      sending.mutate();
    },
  };
}
