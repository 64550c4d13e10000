import type { ThemeConfig } from 'antd'

/** Deep blue keeps 6.7:1 on white; the kit's own blue, orange, green and greys fall below 4.5:1 as text. */
export const BLUE = '#0b5cad'

/** Sizes and colours of the desk. Controls stay blue under every method, so that red keeps its meaning. */
export const deskTheme: ThemeConfig = {
  token: {
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
    fontSize: 15,
    fontSizeSM: 13,
    lineHeight: 1.57,
    controlHeight: 36,
    controlHeightSM: 28,
    borderRadius: 6,
  },
  components: { Layout: { bodyBg: '#f4f6f8', siderBg: '#ffffff' } },
}

/** A method's colour where white words can be read on it, else blue. */
export const bandColour = (colour: string) => (contrastWithWhite(colour) >= 4.5 ? colour : BLUE)

/** WCAG 2.2 contrast ratio of a colour `#rrggbb` with white. */
export function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
