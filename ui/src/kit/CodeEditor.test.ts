import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'

import { i18n, setLanguage } from '@/i18n'

import CodeEditor from './CodeEditor.vue'

beforeAll(() => setLanguage('zh-CN'))

function shown(props: object = {}) {
  return mount(CodeEditor, {
    attachTo: document.body,
    global: { plugins: [i18n] },
    props: { modelValue: 'id = "a"\nversion = 1', label: '规则文本', ...props },
  })
}
const content = (editor: ReturnType<typeof shown>) => editor.get('.cm-content')

describe('the editor of settings', () => {
  it('shows its text under its name', () => {
    expect(content(shown()).text()).toContain('version = 1')
    expect(content(shown()).attributes('aria-label')).toBe('规则文本')
  })

  it('takes another text, and gives back the one before', async () => {
    const editor = shown()
    await editor.setProps({ modelValue: 'id = "b"\nversion = 1' })
    expect(content(editor).text()).toContain('"b"')
    ;(editor.vm as unknown as { undo: () => void }).undo()
    await nextTick()
    expect(editor.emitted('update:modelValue')?.at(-1)).toEqual(['id = "a"\nversion = 1'])
  })

  it('underlines what is wrong where it stands', async () => {
    const editor = shown({ remarks: [{ line: 2, column: 1, text: '没有这一项' }] })
    await nextTick()
    expect(editor.get('.cm-lintRange-error').text()).toBe('version')
  })

  it('says that a locked text cannot be changed', () => {
    expect(content(shown({ readonly: true })).attributes('aria-readonly')).toBe('true')
  })
})
