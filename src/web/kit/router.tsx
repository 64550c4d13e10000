/**
 * Links and parameters without the router's global type: several surfaces, each with its own routes,
 * are one program to the compiler, so that type can describe only one of them.
 */
import { Link as RouterLink, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ComponentType, MouseEvent, ReactNode } from 'react'

type Address = { to: string; search?: Record<string, unknown> }
type LinkProps = Address & {
  className?: string
  children: ReactNode
  'aria-label'?: string
  'aria-current'?: 'page'
  onClick?: (click: MouseEvent) => void
  activeOptions?: { exact?: boolean; includeSearch?: boolean }
  activeProps?: { 'aria-current': 'page' }
}

export const Link = RouterLink as unknown as ComponentType<LinkProps>
export const useGo = () =>
  useNavigate() as unknown as (address: Address & { replace?: boolean }) => Promise<void>
export const useAddress = () => useParams({ strict: false }) as Record<string, string>
export const useAsked = () => useSearch({ strict: false }) as Record<string, unknown>
