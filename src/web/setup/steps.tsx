import { useTranslation } from 'react-i18next'
import { METHODS } from '#methods/index.ts'
import { useLanguage } from '../i18n.ts'
import { TextField } from '../kit/TextField.tsx'
import { inLanguage } from '../method.ts'
import { BrandChoice } from '../open/BrandChoice.tsx'
import { NewPassword } from '../kit/NewPassword.tsx'
import type { Setup } from './setup.ts'

type Props = {
  setup: Setup
  errors: Record<string, string>
  change: (part: Partial<Setup>) => void
}

export function Token({ setup, errors, change }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('setup.tokenAbout')}</p>
      <TextField
        label={t('setup.tokenLabel')}
        autoComplete="off"
        value={setup.token}
        onText={token => change({ token })}
        error={errors.token}
      />
    </>
  )
}

export function Administrator({ setup, errors, change }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('setup.administratorAbout')}</p>
      <TextField
        label={t('setup.name')}
        autoComplete="name"
        value={setup.name}
        onText={name => change({ name })}
        error={errors.name}
      />
      <TextField
        label={t('setup.login')}
        hint={t('setup.loginHint')}
        autoComplete="username"
        value={setup.login}
        onText={login => change({ login })}
        error={errors.login}
      />
      <NewPassword
        value={setup.password}
        onText={password => change({ password })}
        error={errors.password}
      />
    </>
  )
}

/** From the city down, as far as this installation reaches at its start. */
export function RegionChain({ setup, errors, change }: Props) {
  const { t } = useTranslation()
  const put = (index: number, part: Partial<Setup['regions'][number]>) =>
    change({
      regions: setup.regions.map((region, at) => (at === index ? { ...region, ...part } : region)),
    })
  return (
    <>
      <p>{t('setup.regionsAbout')}</p>
      <details>
        <summary>{t('setup.codeHelp')}</summary>
        <p className="words">{t('setup.codeAbout')}</p>
      </details>
      {errors.regions && (
        <p className="field-error" role="alert">
          {errors.regions}
        </p>
      )}
      {setup.regions.map((region, index) => (
        <Level key={index} index={index} region={region} errors={errors} put={put} />
      ))}
    </>
  )
}

type LevelProps = {
  index: number
  region: Setup['regions'][number]
  errors: Props['errors']
  put: (index: number, part: Partial<Setup['regions'][number]>) => void
}

/** The highest level must be named; the lower ones are folded away until somebody wants them. */
function Level({ index, region, errors, put }: LevelProps) {
  const { t } = useTranslation()
  const name = t(`setup.levels.${index}`)
  return (
    <details className="card" open={index === 0 || region.code !== '' || undefined}>
      <summary>
        {index === 0 ? name : t('say.aside', { what: name, more: t('say.optional') })}
      </summary>
      <fieldset className="stack">
        <legend className="hush">{name}</legend>
        <TextField
          label={t('setup.code')}
          hint={t(`setup.codes.${index}`)}
          inputMode="numeric"
          maxLength={12}
          autoComplete="off"
          value={region.code}
          onText={code => put(index, { code })}
          error={errors[`regions.${index}.code`]}
        />
        <TextField
          label={t('setup.regionName')}
          maxLength={40}
          autoComplete="off"
          value={region.name}
          onText={typed => put(index, { name: typed })}
          error={errors[`regions.${index}.name`]}
        />
      </fieldset>
    </details>
  )
}

/** The ways of working that this release brings, each with its own name and slogan. */
export function Methods({ setup, change, errors }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <fieldset className="field">
      <legend>{t('setup.methodAbout')}</legend>
      <div className="people">
        {METHODS.map(({ id }) => {
          const { brand } = inLanguage(id, language)
          return (
            <BrandChoice
              key={id}
              group="method"
              brand={brand}
              name={brand.name}
              detail={brand.slogan}
              chosen={setup.methodId === id}
              onChoose={() => change({ methodId: id })}
            />
          )
        })}
      </div>
      {errors.methodId && <p className="field-error">{errors.methodId}</p>}
    </fieldset>
  )
}
