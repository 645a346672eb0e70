import { nextTick } from 'vue'
import { createI18n } from 'vue-i18n'

export type Language = 'zh-CN' | 'en'
export const LANGUAGES: readonly Language[] = ['zh-CN', 'en']

/** A word list: texts by key, in groups. */
export interface Words {
  [key: string]: string | Words
}

/** A text that the server gives in both languages. */
export interface Text {
  zh: string
  en: string
}

const STORED = 'guatu.language'

/** One chunk per language: the words of all files, under their file names (`wall.json` → `wall.…`). */
const words: Record<Language, () => Promise<{ default: Words }>> = {
  'zh-CN': () => import('./zh-CN'),
  en: () => import('./en'),
}

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as Language,
  fallbackLocale: 'zh-CN' as Language,
  missingWarn: import.meta.env.DEV,
  fallbackWarn: false,
  messages: {} as Record<Language, Words>,
})

/** The language chosen earlier on this machine, Chinese otherwise. */
export function storedLanguage(): Language {
  return localStorage.getItem(STORED) === 'en' ? 'en' : 'zh-CN'
}

/** Loads a language's words and shows the product in it. */
export async function setLanguage(language: Language): Promise<void> {
  if (!i18n.global.availableLocales.includes(language)) {
    i18n.global.setLocaleMessage(language, (await words[language]()).default)
  }
  i18n.global.locale.value = language
  document.documentElement.lang = language
  localStorage.setItem(STORED, language)
  await nextTick()
}

/** The side of a text that the server gives in both languages. */
export function side(text: Text | null | undefined): string {
  if (!text) return ''
  return i18n.global.locale.value === 'en' ? text.en || text.zh : text.zh || text.en
}
