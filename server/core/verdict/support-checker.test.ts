import { supportCheckerContract } from '../../testing/support-checker.contract.ts';
import { createGlossary } from '../retrieval/glossary.ts';
import { ruleChecker } from './support-checker.ts';

supportCheckerContract('the rule checker without a glossary', () => ruleChecker(createGlossary([])));
