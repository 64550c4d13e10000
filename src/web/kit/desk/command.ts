import { useQueryClient } from '@tanstack/react-query'
import { useReducer } from 'react'
import { type Call, newId } from '#web/api.ts'
import { useWrite } from '../useWrite.ts'

/** A write of the desk: once it went through, everything on screen is asked for anew. */
export function useCommand<Input, Output>(
  call: Call<Input, Output>,
  done?: (output: Output) => void,
) {
  const queryClient = useQueryClient()
  return useWrite(call, output => {
    void queryClient.invalidateQueries()
    done?.(output)
  })
}

/** The id of a record that is being written; it stays through every try and is renewed for the next record. */
export const useDraftId = () => useReducer(newId, undefined, newId)
