import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { type Call, newId } from '../api.ts'

/** A write that can be tried again: the same words keep their command id until they arrived, other words get a new one. */
export function useWrite<Input, Output>(
  call: Call<Input, Output>,
  onSuccess?: (output: Output) => void,
) {
  const command = useRef({ words: '', commandId: '' })
  return useMutation<Output, Error, Input>({
    mutationFn: input => {
      const words = JSON.stringify(input)
      if (command.current.words !== words) command.current = { words, commandId: newId() }
      return call(input, { context: { commandId: command.current.commandId } })
    },
    onSuccess: output => {
      command.current = { words: '', commandId: '' }
      onSuccess?.(output)
    },
  })
}
