import { theme, type ThemeConfig } from 'antd'

/** Deep blue keeps 6.7:1 on white; the kit's own blue, orange, green and greys fall below 4.5:1 as text. */
export const BLUE = '#0b5cad'

/** Told to the kit and not by style: it waits for the end of its animations, which style would cut off unheard. */
const motion = !globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches

/** The same in both schemes. */
const SHARED = {
  motion,
  fontSize: 15,
  fontSizeSM: 13,
  lineHeight: 1.57,
  controlHeight: 36,
  controlHeightSM: 28,
  borderRadius: 6,
}

/** Sizes and colours of the desk. Controls stay blue under every method, so that red keeps its meaning. */
export const deskTheme: ThemeConfig = {
  token: {
    ...SHARED,
    colorPrimary: BLUE,
    colorInfo: BLUE,
    colorLink: BLUE,
    colorPrimaryHover: '#094a8c',
    colorLinkHover: '#094a8c',
    colorPrimaryBg: '#e8f1fb',
    colorInfoBg: '#e8f1fb',
    colorSuccessBg: '#edf8e6',
    colorWarningBg: '#fff7e6',
    colorErrorBg: '#fff1f0',
    colorSuccess: '#237804',
    colorWarning: '#ad4e00',
    colorError: '#cf1322',
    colorText: '#1f1f1f',
    colorTextSecondary: '#4d4d4d',
    colorTextTertiary: '#5c5c5c',
    colorTextQuaternary: '#666666',
    colorTextPlaceholder: '#666666',
    colorTextDescription: '#5c5c5c',
    colorBorder: '#8a8f98',
    colorBorderSecondary: '#e3e6ea',
  },
  components: { Layout: { bodyBg: '#f4f6f8', siderBg: '#ffffff', lightSiderBg: '#ffffff' } },
}

/** The darkest and the lightest ground on which words stand in the dark. */
export const DARK_GROUND = '#171b21'

const PALE_BLUE = '#7db4f5'

/** The desk at night. Blue is pale there, so what is written on it is dark. */
export const darkTheme: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    ...SHARED,
    colorPrimary: PALE_BLUE,
    colorInfo: PALE_BLUE,
    colorLink: PALE_BLUE,
    colorPrimaryHover: '#a5cdfb',
    colorLinkHover: '#a5cdfb',
    colorPrimaryBg: '#142c47',
    colorInfoBg: '#142c47',
    colorSuccessBg: '#16300b',
    colorWarningBg: '#3a2607',
    colorErrorBg: '#3d1413',
    colorSuccess: '#95d475',
    colorWarning: '#ffb464',
    colorError: '#ff8a85',
    colorText: '#e8eaed',
    colorTextSecondary: '#c3c8d0',
    colorTextTertiary: '#a6adb8',
    colorTextQuaternary: '#a6adb8',
    colorTextPlaceholder: '#a6adb8',
    colorTextDescription: '#a6adb8',
    colorBorder: '#7d8693',
    colorBorderSecondary: '#2c323b',
    colorBgContainer: DARK_GROUND,
    colorBgElevated: '#1d222a',
    colorBgLayout: '#0e1116',
  },
  components: {
    Layout: { bodyBg: '#0e1116', siderBg: DARK_GROUND, lightSiderBg: DARK_GROUND },
    Button: { primaryColor: '#0c1a2b', dangerColor: '#2b0c0c' },
    Radio: { dotSize: 8 },
  },
}

/** A method's colour where white words can be read on it, else blue. */
export const bandColour = (colour: string) => (contrast(colour, '#ffffff') >= 4.5 ? colour : BLUE)

/** WCAG 2.2 contrast ratio of two colours `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
