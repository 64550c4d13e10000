import { Flex } from 'antd'
import type { ReactNode } from 'react'

/** One screen under its title. */
export function Page({
  title,
  beside,
  children,
}: {
  title: string
  beside?: ReactNode
  children: ReactNode
}) {
  return (
    <>
      <title>{title}</title>
      <Flex justify="space-between" align="center" gap={12} wrap className="page-head">
        <h1>{title}</h1>
        {beside}
      </Flex>
      <Flex vertical gap={20}>
        {children}
      </Flex>
    </>
  )
}
